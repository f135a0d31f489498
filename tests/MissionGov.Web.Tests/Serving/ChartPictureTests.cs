using MissionGov.Tests;
using MissionGov.Web.Serving;
using SkiaSharp;

namespace MissionGov.Web.Tests.Serving;

/// <summary>Charts in dots, for what shows no drawings.</summary>
public sealed class ChartPictureTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Text = "<svg viewBox=\"0 0 200 40\" xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"><text x=\"4\" y=\"28\" font-size=\"24\">Waiting</text></svg>";

    [Theory]
    [InlineData("/missions/nhs.png")]
    [InlineData("/missions/nhs/targets/18-week-waits.png")]
    [InlineData("/missions/nhs/targets/18-week-waits.png?view=signal")]
    [InlineData("/missions/nhs/targets/18-week-waits.png?as-at=2025-03-01")]
    [InlineData("/milestones.png?show=all")]
    [InlineData("/missions/nhs/milestones.png")]
    [InlineData("/data/18-week-waits.png")]
    public async Task A_chart_is_drawn_with_its_title(string address)
    {
        SkipWithoutFont();
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(Ink(picture, SKRectI.Create(0, 0, picture.Width, 80)) > 500, "The title is not drawn.");
        Assert.True(Ink(picture, SKRectI.Create(0, 80, picture.Width, picture.Height - 80)) > 5000, "The chart is not drawn.");
    }

    // A server without fonts draws lines and leaves text out, and nothing says so.
    [Fact]
    public void Text_is_drawn()
    {
        SkipWithoutFont();
        using var picture = SKBitmap.Decode(PngDrawing.Of(Text, PngDrawing.Font.Value!));

        Assert.InRange(Ink(picture, SKRectI.Create(0, 0, picture.Width, picture.Height)), 200, 8000);
    }

    [Fact]
    public void A_chart_of_a_thousand_rows_does_not_fill_the_memory()
    {
        SkipWithoutFont();
        using var picture = SKBitmap.Decode(PngDrawing.Of(Text.Replace("0 0 200 40", "0 0 900 60000", StringComparison.Ordinal).Replace("width=\"200\" height=\"40\"", "width=\"900\" height=\"60000\"", StringComparison.Ordinal), PngDrawing.Font.Value!));

        Assert.InRange((long)picture.Width * picture.Height, 1, 9_000_000);
    }

    [Fact]
    public void A_server_without_fonts_says_so() => Assert.Null(PngDrawing.Find([AppContext.BaseDirectory]));

    [Fact]
    public void What_is_no_drawing_has_no_picture()
    {
        SkipWithoutFont();
        Assert.Null(PngDrawing.Of("<p class=\"note\">No figures yet.</p>", PngDrawing.Font.Value!));
    }

    private static void SkipWithoutFont()
    {
        Assert.SkipWhen(PngDrawing.Font.Value is null, "No font of those the charts are drawn with is installed here.");
    }

    private static int Ink(SKBitmap picture, SKRectI part)
    {
        var dark = 0;
        for (var y = part.Top; y < part.Bottom; y++)
            for (var x = part.Left; x < part.Right; x++)
                if (picture.GetPixel(x, y) is { Red: < 160 } or { Green: < 160 }) dark++;
        return dark;
    }
}
