require('../room.cjs').room('group');
