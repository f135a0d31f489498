using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace MissionGov.Web.Serving;

/// <summary>Draws one of our charts in dots.</summary>
internal static class PngDrawing
{
    // Sharp on a screen with small dots; a chart of a thousand rows is drawn coarser rather than fill the memory.
    private const double Scale = 2;
    private const double MostDots = 8_000_000;

    // Those whose letters are as wide as the drawing reckons. A wider one would be cut at the edge.
    private static readonly (string Regular, string Bold)[] Fonts =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("Roboto-Regular.ttf", "Roboto-Bold.ttf"), ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("Lato-Regular.ttf", "Lato-Bold.ttf"), ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    ];

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    /// <summary>The first of these fonts that the server has; null without any, where text would be left out in silence.</summary>
    public static Lazy<ChartFont?> Font { get; } = new(() => Find(Folders));

    internal static ChartFont? Find(IEnumerable<string> folders)
    {
        var files = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        foreach (var (regular, bold) in Fonts)
            if (Read(files[regular]) is { } usual && Read(files[bold]) is { } strong) return new ChartFont(usual, strong);
        return null;
    }

    /// <returns>Null for what is no drawing.</returns>
    public static byte[]? Of(string svg, ChartFont font)
    {
        using var drawing = new SKSvg();
        drawing.Settings.TypefaceProviders = [font];
        if (!svg.StartsWith("<svg", StringComparison.Ordinal) || drawing.FromSvg(svg) is not { CullRect: { IsEmpty: false } size }) return null;
        var scale = (float)Math.Min(Scale, Math.Sqrt(MostDots / (size.Width * size.Height)));
        using var file = new MemoryStream();
        return drawing.Save(file, SKColors.White, SKEncodedImageFormat.Png, 100, scale, scale) ? file.ToArray() : null;
    }

    private static SKTypeface? Read(IEnumerable<string> files) => files.Select(SKTypeface.FromFile).FirstOrDefault(face => face is not null);
}

/// <summary>One family for all text, whatever a drawing asks for.</summary>
internal sealed class ChartFont(SKTypeface regular, SKTypeface bold) : ITypefaceProvider
{
    public SKTypeface FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle) =>
        fontWeight >= SKFontStyleWeight.SemiBold ? bold : regular;
}
