require('../room.cjs').room('xlsx');
