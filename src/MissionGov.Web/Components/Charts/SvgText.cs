using Microsoft.AspNetCore.Components;

namespace MissionGov.Web.Components.Charts;

/// <summary>Text in a drawing. Razor takes &lt;text&gt; for a word of its own wherever code may stand, so the element is built by hand.</summary>
internal static class SvgText
{
    public static RenderFragment At(double x, double y, string text, string? kind = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", PathData.Number(x));
        builder.AddAttribute(2, "y", PathData.Number(y));
        builder.AddAttribute(3, "class", kind);
        builder.AddContent(4, text);
        builder.CloseElement();
    };

    public static RenderFragment Of(PlacedLabel placed) => builder =>
    {
        for (var i = 0; i < placed.Baselines.Count; i++) builder.AddContent(0, At(placed.X, placed.Baselines[i], placed.Label.Lines[i].Text, placed.Label.Lines[i].Strong ? "strong" : null));
    };
}
