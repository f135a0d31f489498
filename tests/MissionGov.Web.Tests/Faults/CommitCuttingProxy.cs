using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MissionGov.Web.Tests.Faults;

/// <summary>Where a connection is cut.</summary>
internal enum Cut
{
    Never,

    /// <summary>The server has committed; its answer never arrives.</summary>
    AfterCommit,

    /// <summary>COMMIT never reaches the server, so it rolls back.</summary>
    BeforeCommit,
}

/// <summary>Stands between the product and PostgreSQL, and cuts a connection exactly at its COMMIT. To the product both cuts look the same.</summary>
internal sealed class CommitCuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _links = new();
    private readonly UnixDomainSocketEndPoint _server;
    private readonly Func<Cut> _next;
    private readonly Task _accepting;

    /// <param name="database">The connection string of a server behind a socket file.</param>
    /// <param name="next">Asked at each COMMIT.</param>
    public CommitCuttingProxy(string database, Func<Cut> next)
    {
        var behind = new NpgsqlConnectionStringBuilder(database);
        _server = new UnixDomainSocketEndPoint(Path.Combine(behind.Host!, $".s.PGSQL.{behind.Port}"));
        _next = next;
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(database)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_links.Keys);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_closing.Token);
                var link = Task.Run(() => CarryAsync(client));
                _links[link] = true;
                _ = link.ContinueWith(done => _links.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        using (client)
        {
            client.NoDelay = true;   // else each answer waits until the one before was acknowledged: 40 ms
            try
            {
                await server.ConnectAsync(_server, cut.Token);
                await using var up = new NetworkStream(client);
                await using var down = new NetworkStream(server);
                var link = new Link(new PostgresMessages(up, hasStart: true), new PostgresMessages(down, hasStart: false), up, down);
                await Task.WhenAny(link.AskAsync(_next, cut.Token), link.AnswerAsync(cut.Token));
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone.
            }
            finally
            {
                await cut.CancelAsync();
            }
        }
    }

    /// <summary>The two directions of one connection.</summary>
    private sealed class Link(PostgresMessages questions, PostgresMessages answers, Stream toProduct, Stream toServer)
    {
        private volatile bool _isMuted;

        /// <summary>Carries what the product says, until a cut.</summary>
        public async Task AskAsync(Func<Cut> next, CancellationToken ct)
        {
            while (await questions.ReadAsync(ct) is { } message)
            {
                var cut = PostgresMessages.IsCommit(message) ? next() : Cut.Never;
                if (cut == Cut.BeforeCommit) return;
                _isMuted = cut == Cut.AfterCommit;
                await toServer.WriteAsync(message, ct);
                if (_isMuted) await Task.Delay(Timeout.Infinite, ct);   // the other direction ends it
            }
        }

        /// <summary>Carries what the server says; muted, it waits until the server has done what it was asked.</summary>
        public async Task AnswerAsync(CancellationToken ct)
        {
            while (await answers.ReadAsync(ct) is { } message)
            {
                if (!_isMuted) await toProduct.WriteAsync(message, ct);
                else if (PostgresMessages.IsReadyAgain(message)) return;
            }
        }
    }
}
