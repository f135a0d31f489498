using Microsoft.Playwright;
using MissionGov.Tests;

[assembly: AssemblyFixture(typeof(MissionGov.Journey.Tests.Chromium))]

// One walk at a time: two would share the two cores of a small machine with the program itself.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace MissionGov.Journey.Tests;

/// <summary>One browser a run, started when a test first asks for it; where there is none, those tests fail and say so.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // Milliseconds. A machine that does something else meanwhile is slow, not broken.
    private const float Patience = 90_000;

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>A window of its own: nothing is shared with another, no cookie and no cache.</summary>
    public static Task<IBrowserContext> WindowAsync(TestApp app, int width = 1024, int height = 768, Action<BrowserNewContextOptions>? with = null) => WindowAsync(app.Address, width, height, with);

    /// <summary>The same at a program of its own.</summary>
    public static async Task<IBrowserContext> WindowAsync(Uri address, int width = 1024, int height = 768, Action<BrowserNewContextOptions>? with = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce };
        with?.Invoke(options);
        var window = await (await Started.Value).Browser.NewContextAsync(options);
        window.SetDefaultTimeout(Patience);
        window.SetDefaultNavigationTimeout(Patience);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated || !Started.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await Started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(program)) throw new InvalidOperationException($"There is no Chromium at {program}. Install it (Debian: apt-get install chromium), or set CHROMIUM to the program.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = Flags }));
    }
}
