// Loaded before the Playground, which would listen on all interfaces: whoever reaches it can speak
// to the bot as any member of the team, so only this machine may.
"use strict";

const { Server } = require("node:net");

const listen = Server.prototype.listen;

Server.prototype.listen = function (port, ...rest) {
  const callback = rest.find((argument) => typeof argument === "function");
  return typeof port === "number"
    ? listen.call(this, { port, host: "127.0.0.1" }, callback)
    : listen.call(this, port, ...rest);
};
