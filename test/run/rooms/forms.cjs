require('../room.cjs').room('forms');
