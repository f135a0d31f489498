using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MissionGov.Web.Access.SignIn;

/// <summary>Remembers, in a sealed cookie on the device, who has signed in from it. It opens nothing; it only keeps others' guesses from locking its person out.</summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "missiongov.device";

    private const int MostPeople = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly IDataProtector _seal = protection.CreateProtector("MissionGov.KnownDevice");

    /// <summary>The device's own name when this account has signed in from it; null for a stranger.</summary>
    public string? NameFor(HttpContext http, Guid? account) =>
        account is { } id && Read(http) is { } device && device.People.Contains(id) ? device.Name : null;

    public void Remember(HttpContext http, Guid account)
    {
        var device = Read(http) ?? new Device(RandomNumberGenerator.GetHexString(32, lowercase: true), []);
        var people = device.People.Where(known => known != account).Append(account).TakeLast(MostPeople);
        var until = clock.GetUtcNow() + Kept;
        var text = string.Join(' ', people.Select(person => person.ToString("N")).Prepend(device.Name).Prepend(until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        http.Response.Cookies.Append(Cookie, _seal.Protect(text), new() { Expires = until, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" });
    }

    private Device? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } sealedText) return null;
        try
        {
            var parts = _seal.Unprotect(sealedText).Split(' ');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? new Device(parts[1], [.. parts[2..].Select(Guid.Parse)]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Device(string Name, IReadOnlyList<Guid> People);
}
