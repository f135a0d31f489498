using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MissionGov.Web.Features.Digest;

/// <summary>An address that stops one person's weekly email without signing in, and can do nothing else.</summary>
internal sealed class StopLink(IDataProtectionProvider protection)
{
    public const string Path = "/me/digest/stop";

    private readonly IDataProtector _protector = protection.CreateProtector("MissionGov.StopDigest");

    public Uri For(Uri publicAddress, Guid person) => new(publicAddress, $"{Path}/{WebEncoders.Base64UrlEncode(_protector.Protect(person.ToByteArray()))}");

    public Guid? PersonOf(string token)
    {
        try
        {
            return new Guid(_protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
