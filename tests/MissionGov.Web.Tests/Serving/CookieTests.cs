using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>Every cookie that any route sets for anybody, over TLS and without.</summary>
public sealed class CookieTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_cookie_is_for_scripts_or_other_sites_and_over_tls_none_travels_in_the_clear(bool tls)
    {
        using var certificate = SelfSigned();
        await using var app = tls ? TestApp.OverTls(await TestData.DemoAsync(), certificate) : TestApp.On(await TestData.DemoAsync());
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        Assert.Equal(tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, app.Address.Scheme);

        var set = await EveryCookieAsync(app);

        Assert.NotEmpty(set);
        Assert.Equal([], from cookie in set.Distinct() from lack in Lacks(cookie, tls) select $"{cookie}: {lack}");
    }

    private static async Task<List<string>> EveryCookieAsync(TestApp app)
    {
        var set = new List<string>();
        foreach (var title in Access.Personas.All.Select(persona => persona.Title).Append(Caller.Visitor))
        {
            using var caller = await Caller.WithRoleAsync(app.Address, title);
            foreach (var route in Route.All(app).Where(route => !route.IsUnsafe))
            {
                using var answer = await caller.GetAsync(route.Address);
            }

            set.AddRange(caller.CookiesSet);
        }

        return set;
    }

    private static IEnumerable<string> Lacks(string cookie, bool tls)
    {
        var parts = cookie.Split("; ").Skip(1).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!parts.Contains("httponly")) yield return "HttpOnly";
        if (!parts.Contains("samesite=lax") && !parts.Contains("samesite=strict")) yield return "SameSite";
        if (!parts.Contains("path=/")) yield return "Path";
        if (parts.Any(part => part.StartsWith("domain=", StringComparison.OrdinalIgnoreCase))) yield return "no Domain";
        if (tls && !parts.Contains("secure")) yield return "Secure";
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
