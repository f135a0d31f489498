using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>Makes the secrets of webhooks, and seals them and their addresses: who reads the database alone can neither send as us nor to them.</summary>
internal sealed class WebhookSeal(IDataProtectionProvider protection)
{
    // As many as the hash is long: more would add nothing.
    private const int SecretBytes = 32;

    private readonly IDataProtector _seal = protection.CreateProtector("MissionGov.Webhook");

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public string Close(string text) => _seal.Protect(text);

    /// <exception cref="CryptographicException">The keys it was sealed with are gone.</exception>
    public string Open(string sealedText) => _seal.Unprotect(sealedText);
}
