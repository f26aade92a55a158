require('../room.cjs').room('excel');
