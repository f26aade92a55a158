require('../room.cjs').room('rest');
