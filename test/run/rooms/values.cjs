require('../room.cjs').room('values');
