namespace MissionGov.Web.Components.Charts;

/// <summary>The paper a trajectory is drawn on. Widths are the narrowest at which site.css shows the frame, so text is never smaller than written here.</summary>
/// <param name="Name">The class of the drawing in site.css.</param>
/// <param name="EndLabels">Room at the right for what is written at the ends of lines; without it the forecast is written below its end.</param>
public sealed record ChartFrame(string Name, double Width, double Height, double FontSize, double Header, bool EndLabels)
{
    /// <summary>A phone, down to one of 320 pixels.</summary>
    public static readonly ChartFrame Narrow = new("narrow", 300, 340, 13.5, 44, EndLabels: false);

    public static readonly ChartFrame Board = new("wide", 450, 276, 12, 24, EndLabels: true);

    /// <summary>Shown from 680 pixels, the width of a printed A4 page.</summary>
    public static readonly ChartFrame Page = new("wide", 880, 400, 15.6, 36, EndLabels: true);

    /// <summary>A drawing of its own: it carries its title above and its source below.</summary>
    public static readonly ChartFrame Standalone = new("standalone", 960, 480, 15, 92, EndLabels: true);

    /// <summary>How many forecasts are written below a drawing without end labels.</summary>
    public int Forecasts { get; private init; } = 1;

    /// <summary>With room for one more forecast, where those are written below.</summary>
    public ChartFrame WithTwoForecasts => EndLabels ? this : this with { Height = Height + (2 * LineHeight), Forecasts = 2 };

    /// <summary>White around a drawing that stands alone; on a page the page gives it.</summary>
    public double Margin => this == Standalone ? 16 : 0;

    /// <summary>Room for the months, and below them for a forecast or a source.</summary>
    public double Footer => (MonthsHigh * FontSize) + (this == Standalone ? 28 : EndLabels ? 0 : 2 * LineHeight * Forecasts);

    public double LineHeight => 1.18 * FontSize;

    /// <summary>Wider end labels are broken into lines.</summary>
    public double LongestEndLabel => EndLabels ? 10.8 * FontSize : Width;

    /// <summary>From the axis to below the months, in em.</summary>
    public const double MonthsHigh = 2.2;

    public string ViewBox => $"{PathData.Number(-Margin)} {PathData.Number(-Margin)} {PathData.Number(Width + (2 * Margin))} {PathData.Number(Height + (2 * Margin))}";

    /// <summary>A page gives a drawing its size; a file of its own must have one.</summary>
    public string? FixedWidth => this == Standalone ? PathData.Number(Width + (2 * Margin)) : null;

    public string? FixedHeight => this == Standalone ? PathData.Number(Height + (2 * Margin)) : null;

    /// <summary>HTML knows the namespace; a file of its own must say it.</summary>
    public string? Namespace => this == Standalone ? "http://www.w3.org/2000/svg" : null;

    public int TicksAtMost => Height >= 400 ? 7 : 5;
}
