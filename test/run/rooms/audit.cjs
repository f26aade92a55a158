require('../room.cjs').room('audit');
