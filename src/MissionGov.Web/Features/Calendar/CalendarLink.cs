using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MissionGov.Web.Features.Calendar;

/// <summary>The secret in a person's calendar address: who, and the key it was made with. It can be shown again, yet no table holds it.</summary>
internal sealed class CalendarLink(IDataProtectionProvider protection)
{
    private const int BytesOfId = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("MissionGov.Calendar");

    public string For(Guid person, Guid key) => WebEncoders.Base64UrlEncode(_protector.Protect([.. person.ToByteArray(), .. key.ToByteArray()]));

    public (Guid Person, Guid Key)? Read(string secret)
    {
        try
        {
            var bytes = _protector.Unprotect(WebEncoders.Base64UrlDecode(secret));
            return (new Guid(bytes.AsSpan(0, BytesOfId)), new Guid(bytes.AsSpan(BytesOfId)));
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
