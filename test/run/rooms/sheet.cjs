require('../room.cjs').room('sheet');
