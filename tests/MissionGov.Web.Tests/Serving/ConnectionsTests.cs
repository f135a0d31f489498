using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using Npgsql;

namespace MissionGov.Web.Tests.Serving;

/// <summary>What the connections of the app keep, unless their address says otherwise.</summary>
public sealed class ConnectionsTests
{
    [Theory]
    [InlineData("Host=nowhere", 100)]
    [InlineData("Host=nowhere;Max Auto Prepare=0", 0)]
    [InlineData("Host=nowhere;max auto prepare=7", 7)]
    public async Task A_connection_keeps_what_it_asks_often_unless_its_address_says_otherwise(string address, int kept)
    {
        await using var services = TestData.UseCases(address);

        var connections = new NpgsqlConnectionStringBuilder(services.GetRequiredService<NpgsqlDataSource>().ConnectionString);

        Assert.Equal(kept, connections.MaxAutoPrepare);
    }
}
