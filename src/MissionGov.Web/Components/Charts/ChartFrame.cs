namespace MissionGov.Web.Components.Charts;

/// <summary>The paper a trajectory is drawn on. Widths are the narrowest at which site.css shows the frame, so text is never smaller than written here.</summary>
/// <param name="Name">The class of the drawing in site.css.</param>
/// <param name="EndLabels">Room at the right for what is written at the ends of lines; without it they go where there is space.</param>
internal sealed record ChartFrame(string Name, double Width, double Height, double FontSize, double Header, bool EndLabels)
{
    /// <summary>A phone, and the strip of a phone of 320 pixels.</summary>
    public static readonly ChartFrame Narrow = new("narrow", 300, 320, 13.5, 44, EndLabels: false);

    public static readonly ChartFrame Board = new("wide", 450, 290, 12, 26, EndLabels: true);

    public static readonly ChartFrame Page = new("wide", 640, 330, 12.5, 30, EndLabels: true);

    /// <summary>A drawing of its own: it carries its title above and its source below.</summary>
    public static readonly ChartFrame Standalone = new("standalone", 960, 480, 15, 92, EndLabels: true);

    public double Footer => (2.4 * FontSize) + (this == Standalone ? 28 : 0);

    public double LineHeight => 1.18 * FontSize;

    /// <summary>Wider end labels are broken into lines.</summary>
    public double LongestEndLabel => 9.6 * FontSize;

    public int TicksAtMost => Height > 400 ? 7 : 5;
}
