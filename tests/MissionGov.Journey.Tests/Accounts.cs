using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>People with an account at a browser with a window.</summary>
internal static class Accounts
{
    private static readonly Dictionary<string, object> Device = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    /// <summary>Fills in the form that is shown for it, and waits until it has led on.</summary>
    public static async Task SignInAsync(this IPage page, string email)
    {
        await page.SendPasswordAsync(email, Staff.Password);
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath != "/sign-in");
    }

    public static async Task SendPasswordAsync(this IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>A device that makes passkeys and says yes to everything.</summary>
    public static async Task AddDeviceAsync(this IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", Device);
    }
}
