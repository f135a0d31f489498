"""A real SMTP server for the tests (Debian's python3-aiosmtpd), which puts every message it takes into a Maildir.

By the name before the @ of a recipient it misbehaves: poison is refused, busy is put off,
cut and cut-once take the message and then break the connection without a word.
"""
import asyncio
import mailbox
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, folder):
        self.box = mailbox.Maildir(folder, create=True)
        self.cut = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "poison":
            return "550 5.1.1 No such mailbox"
        if name == "busy":
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.box.add(mailbox.MaildirMessage(envelope.original_content))
        for address in envelope.rcpt_tos:
            name = address.split("@")[0]
            if name == "cut" or (name == "cut-once" and address not in self.cut):
                self.cut.add(address)
                server.transport.abort()
        return "250 OK"


async def main(port, folder):
    handler = Handler(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", port)
    # Ready at this port: its own choice where none was named.
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the test that started it, however that ends.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
