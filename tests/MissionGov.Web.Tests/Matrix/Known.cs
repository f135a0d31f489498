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

    /// <summary>Of that import in the list of them.</summary>
    public static int ImportNumber { get; set; }

    public static Guid FeedId { get; } = Guid.CreateVersion7();

    public static Guid WebhookId { get; } = Guid.CreateVersion7();

    /// <summary>News that the webhook was sent.</summary>
    public static Guid DeliveryId { get; } = Guid.CreateVersion7();

    /// <summary>A release that waits for its time.</summary>
    public static Guid ReleaseId { get; } = Guid.CreateVersion7();

    /// <summary>The post that may see it early.</summary>
    public const string EarlyPost = "minister";

    /// <summary>Of an API token of the contributor.</summary>
    public static Guid TokenId { get; } = Guid.CreateVersion7();

    public static string FileHash { get; set; } = "";

    /// <summary>Opens the calendar of the contributor.</summary>
    public static string CalendarSecret { get; set; } = "";

    /// <summary>Stops the weekly mail of the contributor.</summary>
    public static string StopToken { get; set; } = "";
}
