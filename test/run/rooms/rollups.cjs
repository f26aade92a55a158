require('../room.cjs').room('rollups');
