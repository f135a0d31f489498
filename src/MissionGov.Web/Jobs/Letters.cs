using MimeKit;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Jobs;

/// <summary>A mail as it goes over the wire: plain text, with the way to stop it.</summary>
internal sealed class Letters(MailSettings settings, StopLink stop)
{
    /// <param name="text">What the mail says, with the links that were made for it now.</param>
    public MimeMessage Of(OutboxMail mail, string text, string address)
    {
        var letter = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@{settings.PublicAddress.Host}",
            Date = mail.CreatedAt,
            Subject = mail.Subject,
            Body = new TextPart("plain") { Text = mail.Page is { } page ? $"{text}\n\nOpen: {new Uri(settings.PublicAddress, page)}\n" : text },
        };
        letter.From.Add(settings.From);
        letter.To.Add(To(address));

        // RFC 3834: no machine is to answer a machine.
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Kind == MailKind.Digest)
        {
            // RFC 8058: the button that mail programs show beside the sender.
            letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.For(settings.PublicAddress, mail.PersonId)}>");
            letter.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return letter;
    }

    // One address and nothing else: no list, no name with commas, no break that begins a header.
    private static MailboxAddress To(string address) =>
        !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var mailbox) ? mailbox : throw new FormatException("The address of the person cannot be used.");
}
