require('../room.cjs').room('workshop');
