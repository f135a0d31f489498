using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>
/// The proof that news came from us, in a format of our own: <c>X-MissionGov-Signature: t=SECONDS,v1=HEX</c>, where HEX is HMAC-SHA256 by the secret over SECONDS, a full stop and the body as sent.
/// A receiver works it out again, compares in constant time, and refuses a t that is more than a few minutes off, or anybody could send an old one again.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-MissionGov-Signature";

    public static string Of(string secret, DateTimeOffset at, string body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }
}
