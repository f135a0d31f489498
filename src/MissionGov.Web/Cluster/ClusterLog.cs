namespace MissionGov.Web.Cluster;

/// <summary>What the cluster tells the app's log.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(LogLevel.Information, "The database is PostgreSQL {Major} in {Folder}")]
    public static partial void Opened(ILogger logger, int major, string folder);

    [LoggerMessage(LogLevel.Warning, "The database server has ended; starting it again")]
    public static partial void Ended(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The database server could not be started; trying again in {Pause}")]
    public static partial void NotStarted(ILogger logger, TimeSpan pause, Exception e);

    [LoggerMessage(LogLevel.Warning, "The database server is still stopping; its guard sees to it")]
    public static partial void StillStopping(ILogger logger);
}
