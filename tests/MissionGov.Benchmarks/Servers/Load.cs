namespace MissionGov.Benchmarks.Servers;

/// <summary>A counted number of requests over few connections, and what each cost the server.</summary>
internal sealed class Load : IDisposable
{
    private const int Connections = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { Timeout = Patience };

    public Load() => _client.DefaultRequestHeaders.Add("Accept-Encoding", "br");

    /// <param name="path">The address of the n-th request.</param>
    /// <returns>Microseconds of the server's processor time a request.</returns>
    public async Task<double> CostAsync(Server server, Func<int, string> path, int requests)
    {
        var next = -1;
        var before = server.ProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < requests;) await _client.GetByteArrayAsync(new Uri(server.Address, path(number)));
        }));
        return (server.ProcessorTime - before).TotalMicroseconds / requests;
    }

    /// <returns>The bytes as they are sent, compressed.</returns>
    public Task<byte[]> BytesAsync(Server server, string path) => _client.GetByteArrayAsync(new Uri(server.Address, path));

    public void Dispose() => _client.Dispose();
}
