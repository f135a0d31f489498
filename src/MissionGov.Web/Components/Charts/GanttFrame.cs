namespace MissionGov.Web.Components.Charts;

/// <summary>The paper a Gantt chart is drawn on; how high it is follows from its rows.</summary>
/// <param name="Name">The class of the drawing in site.css.</param>
/// <param name="NameWidth">Room for names beside the bars; 0 where they stand above them.</param>
/// <param name="SlipWidth">Room for "+7 months" at the right.</param>
public sealed record GanttFrame(string Name, double Width, double FontSize, double NameWidth, double SlipWidth, double RowHeight, double Header)
{
    /// <summary>A phone, down to one of 320 pixels: each name stands above its bars.</summary>
    public static readonly GanttFrame Narrow = new("narrow", 300, 13.5, 0, 76, 64, 26);

    public static readonly GanttFrame Page = new("wide", 880, 15.6, 262, 92, 46, 28);

    /// <summary>A drawing of its own: it carries its title above.</summary>
    public static readonly GanttFrame Standalone = new("standalone", 960, 15, 280, 92, 46, 104);

    public double Margin => IsAlone ? 16 : 0;

    public bool IsAlone => this == Standalone;

    public bool NamesAbove => NameWidth == 0;

    public string? Namespace => IsAlone ? "http://www.w3.org/2000/svg" : null;

    public double Height(int rows) => Header + (rows * RowHeight) + 4;

    public string ViewBox(int rows) => $"{PathData.Number(-Margin)} {PathData.Number(-Margin)} {PathData.Number(Width + (2 * Margin))} {PathData.Number(Height(rows) + (2 * Margin))}";

    public string? FixedWidth => IsAlone ? PathData.Number(Width + (2 * Margin)) : null;

    public string? FixedHeight(int rows) => IsAlone ? PathData.Number(Height(rows) + (2 * Margin)) : null;
}
