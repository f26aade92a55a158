require('../room.cjs').room('jobs');
