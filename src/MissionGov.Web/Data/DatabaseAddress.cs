namespace MissionGov.Web.Data;

/// <summary>Where the database is, with its password: for opening connections, never for a log.</summary>
/// <param name="Embedded">True for the private cluster that this program supervises.</param>
internal sealed record DatabaseAddress(string ConnectionString, bool Embedded)
{
    public const string DatabaseName = "missiongov";
}
