using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>A minister's two minutes: which mission is most off track, why, what is to be decided.</summary>
public sealed partial class MinisterTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_answer_is_on_the_first_screen_of_a_tablet()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");

        foreach (var part in new[] { "h1", "section.answer .chip", "section.answer h2", "section.answer .decide", "section.answer svg" })
        {
            var box = await page.Locator(part).First.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= 1024 && box.Y + box.Height <= 768, $"{part} ends at {box.X + box.Width} × {box.Y + box.Height}");
        }
    }

    [Fact]
    public async Task The_board_is_one_sheet_of_paper()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");

        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PrintBackground = false }));

        Assert.Single(SheetOfPaper().Matches(paper));
    }

    [Fact]
    public async Task Without_scripts_everything_is_there()
    {
        await using var window = await Chromium.WindowAsync(app, with: options => options.JavaScriptEnabled = false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByText("Show as table").First.ClickAsync();
        Assert.True(await page.Locator("section.answer details table").IsVisibleAsync());
        Assert.True(await page.Locator("section.answer svg").First.IsVisibleAsync());
        await page.Locator("section.answer h2 a").ClickAsync();
        Assert.StartsWith(new Uri(app.Address, "/missions/").ToString(), page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_keyboard_every_link_is_reached_and_seen()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        var reached = new HashSet<string>();
        var links = await page.Locator("a[href], summary, button:visible, [tabindex='0']").CountAsync();

        for (var presses = 0; presses < 2 * links; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var said = await page.EvaluateAsync<string?>("""
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return null;
                  const style = getComputedStyle(at), box = at.getBoundingClientRect();
                  return JSON.stringify({ name: at.tagName + ' ' + (at.getAttribute('href') ?? '') + ' ' + at.textContent.trim().slice(0, 40), outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
                           shadow: style.boxShadow !== 'none', inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth });
                }
                """);
            if (said is null || JsonSerializer.Deserialize<Focus>(said, JsonSerializerOptions.Web) is not { } focus) break;
            if (reached.Count == 0) Assert.Contains("Skip to main content", focus.Name, StringComparison.Ordinal);
            Assert.True(focus.Outline >= 2 || focus.Shadow, $"{focus.Name} shows no focus");
            Assert.True(focus.InView, $"{focus.Name} is out of view");
            reached.Add(focus.Name);
        }

        output.WriteLine($"{reached.Count} places reached by keyboard");
        Assert.True(reached.Count >= 15, string.Join('\n', reached));
    }

    [Fact]
    public async Task An_open_board_offers_new_figures_and_shows_them_without_a_reload()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("window.stillTheSamePage = true");

        await app.ChangeAsync("update missions set name = 'A mission with a new name' where slug = 'clean-energy'");

        await page.Locator("#live button").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "A mission with a new name" }).WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stillTheSamePage === true"));
    }

    private sealed record Focus(string Name, double Outline, bool Shadow, bool InView);

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex SheetOfPaper();
}
