require('../room.cjs').room('owners');
