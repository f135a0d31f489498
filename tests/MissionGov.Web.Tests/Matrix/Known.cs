namespace MissionGov.Web.Tests.Matrix;

/// <summary>What is there once, whatever the scene. What the program makes up is filled in once it has.</summary>
internal static class Known
{
    public const string Indicator = "measure";

    public static Guid IndicatorId { get; } = Guid.CreateVersion7();

    /// <summary>The command by which its only figures came in.</summary>
    public static Guid ImportId { get; } = Guid.CreateVersion7();

    /// <summary>Of a mail that was given up on.</summary>
    public static Guid MailId { get; } = Guid.CreateVersion7();

    /// <summary>Of an API token of the contributor.</summary>
    public static Guid TokenId { get; set; }

    public static string FileHash { get; set; } = "";

    /// <summary>Opens the calendar of the contributor.</summary>
    public static string CalendarSecret { get; set; } = "";

    /// <summary>Stops the weekly mail of the contributor.</summary>
    public static string StopToken { get; set; } = "";
}
