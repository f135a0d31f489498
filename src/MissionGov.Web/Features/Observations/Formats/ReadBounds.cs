namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>How large a file may be, by the door it came through.</summary>
/// <param name="TextBytes">Of separated text that is not packed; files of all other kinds stay within <see cref="FileText.MaximumBytes"/>.</param>
/// <param name="Figures">Beyond a million they wait on the disk.</param>
internal sealed record ReadBounds(long TextBytes, int Figures, string TooLarge, string TooMany)
{
    /// <summary>Sent to the site by somebody.</summary>
    public static ReadBounds Sent { get; } = new(
        FileText.MaximumBytes, 5_000_000, "The selected file must be smaller than 50 MB", "The file holds more than 5 million figures. Split the file and import one part after the other");

    /// <summary>Named by whoever looks after the server: as large as its disk takes, within what positions can count.</summary>
    public static ReadBounds OnServer { get; } = new(
        10_000_000_000, 100_000_000, "The file must be smaller than 10 GB. Split it and import one part after the other", "The file holds more than 100 million figures. Split the file and import one part after the other");
}
