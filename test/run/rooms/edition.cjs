require('../room.cjs').room('edition');
