using Microsoft.Extensions.Configuration;
using MissionGov.Web.Cluster;
using Npgsql;

namespace MissionGov.Web.Tests.Cluster;

public class GivenServerTests
{
    [Fact]
    public void Without_a_connection_string_no_server_is_given() =>
        Assert.Null(GivenServer.ConnectionString(Settings(("ConnectionStrings:MissionGov", ""))));

    [Fact]
    public void A_password_of_its_own_completes_the_connection_string()
    {
        var given = GivenServer.ConnectionString(Settings(
            ("ConnectionStrings:MissionGov", "Host=database;Username=missiongov"),
            ("MissionGov:DatabasePassword", "it's; a secret")));

        Assert.Equal("it's; a secret", new NpgsqlConnectionStringBuilder(given).Password);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
