using Npgsql;

namespace MissionGov.Web.Cluster;

/// <summary>The PostgreSQL server named in the settings, which stands in for the embedded cluster.</summary>
internal static class GivenServer
{
    /// <summary>Null when none is named. The password may be a setting of its own, so that it can come from a secret file.</summary>
    public static string? ConnectionString(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("MissionGov") is not { Length: > 0 } given) return null;

        var connection = new NpgsqlConnectionStringBuilder(given);
        if (configuration["MissionGov:DatabasePassword"] is { Length: > 0 } password) connection.Password = password;
        return connection.ConnectionString;
    }
}
