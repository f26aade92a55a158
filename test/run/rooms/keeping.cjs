require('../room.cjs').room('keeping');
