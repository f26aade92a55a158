require('../room.cjs').room('schedule');
