using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using MissionGov.Web.Serving.Outbound;

namespace MissionGov.Web.Tests.Serving.Outbound;

public sealed class OutboundDoorTests
{
    // All that leads to this machine; {p} is the port that somebody listens at.
    private static readonly string[] Inward =
    [
        "http://127.0.0.1:{p}/", "http://127.1:{p}/", "http://127.0.1:{p}/", "http://0x7f.1:{p}/", "http://0x7f.0.0.1:{p}/", "http://0x7f000001:{p}/", "http://2130706433:{p}/", "http://017700000001:{p}/",
        "http://0177.0.0.1:{p}/", "http://0177.0.0x0.1:{p}/", "http://127.0.0.2:{p}/", "http://127.255.255.254:{p}/", "http://0.0.0.0:{p}/", "http://0:{p}/", "http://localhost:{p}/", "http://LOCALHOST:{p}/",
        "http://localhost.:{p}/", "http://[::1]:{p}/", "http://[0:0:0:0:0:0:0:1]:{p}/", "http://[::]:{p}/", "http://[::ffff:127.0.0.1]:{p}/", "http://[::ffff:7f00:1]:{p}/", "http://[0:0:0:0:0:ffff:127.0.0.1]:{p}/",
        "http://user:pw@127.0.0.1:{p}/", "http://data.example.gov.uk@127.0.0.1:{p}/", "http://data.example.gov.uk:80@127.0.0.1:{p}/", "http://127.0.0.1:{p}/?data.example.gov.uk", "http://127.0.0.1:{p}/#data.example.gov.uk",
        "http://127.0.0.1:{p}/data.example.gov.uk/", "HTTP://127.0.0.1:{p}/", "https://127.0.0.1:{p}/", "https://localhost:{p}/", "http://①②⑦.⓪.⓪.①:{p}/", "http://127。0。0。1:{p}/",
    ];

    // What leads into networks behind it, to neighbours that tell secrets, or is no address of the web.
    private static readonly string[] Private =
    [
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", "http://168.63.129.16/", "http://100.100.100.200/", "http://100.64.0.1/", "http://10.0.0.1/", "http://172.16.0.1/",
        "http://192.168.0.1/", "http://192.168.1/", "http://0xa9fea9fe/", "http://2852039166/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[ff02::1]/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://[2001:0:7f00:1::]/", "file:///etc/passwd", "ftp://127.0.0.1:{p}/", "gopher://127.0.0.1:{p}/", "//127.0.0.1:{p}/", "http:\\\\127.0.0.1:{p}\\", "http://data.example.gov.uk\\@127.0.0.1:{p}/",
        "http://evil.example#data.example.gov.uk", "http://data.example.gov.uk.evil.example/", "http://data.example.gov.uk:22/", " http://127.0.0.1:{p}/", "javascript:alert(1)",
    ];

    private static readonly HostList Listed = new(["data.example.gov.uk"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_an_address_is_written_none_that_leads_inward_is_on_the_list_and_none_is_connected_to()
    {
        using var listener = new Listener();
        using var door = new OutboundDoor(new AnyPort());
        var forms = Inward.Concat(Private).Select(form => form.Replace("{p}", $"{listener.Port}", StringComparison.Ordinal)).ToList();
        Assert.True(forms.Count >= 60);

        foreach (var form in forms)
        {
            Assert.Null(new OutboundAddress(new OutboundRule()).Read(form, Listed, secret: false, out var problem));
            Assert.StartsWith("That address is not on the approved list", problem!.Message, StringComparison.Ordinal);

            // And if it were on the list after all, or a name on the list led there: the door itself lets nothing through.
            Assert.NotNull(await RefusalAsync(door, form));
        }

        Assert.Equal(0, listener.Connections);
    }

    // The listener of the test above does hear: without the rule nearly all of these get there.
    [Fact]
    public async Task Without_the_rule_the_same_addresses_would_be_connected_to()
    {
        using var listener = new Listener();
        using var door = new OutboundDoor(new AnyAddress());

        var arrived = 0;
        foreach (var form in Inward)
        {
            var before = listener.Connections;
            await RefusalAsync(door, form.Replace("{p}", $"{listener.Port}", StringComparison.Ordinal));
            if (listener.Connections > before) arrived++;
        }

        Assert.InRange(arrived, 25, Inward.Length);
    }

    [Fact]
    public async Task A_name_that_led_outside_when_it_was_checked_and_inside_when_it_is_used_is_refused()
    {
        using var listener = new Listener();
        var rule = new Changing([IPAddress.Parse("8.8.8.8")], [IPAddress.Loopback]);
        using var door = new OutboundDoor(rule);
        Assert.True(rule.IsAddress((await rule.ResolveAsync("data.example.gov.uk", Ct))[0]));

        var refusal = await RefusalAsync(door, $"http://data.example.gov.uk:{listener.Port}/");

        Assert.Contains("private network", refusal!.Message, StringComparison.Ordinal);

        // Asked once a connection: there is no second answer that could differ from the one that was checked.
        Assert.Equal((0, 2), (listener.Connections, rule.Asked));
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused()
    {
        using var listener = new Listener();
        using var door = new OutboundDoor(new Changing([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));

        Assert.Contains("private network", (await RefusalAsync(door, $"http://data.example.gov.uk:{listener.Port}/"))!.Message, StringComparison.Ordinal);
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_no_proxy_of_the_environment_is_used()
    {
        await using var server = await OutsideServer.StartAsync();
        using var listener = new Listener();
        server.Answer = http =>
        {
            http.Response.Redirect($"http://127.0.0.1:{listener.Port}/");
            return Task.CompletedTask;
        };
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{listener.Port}");
        try
        {
            using var door = new OutboundDoor(new ThisMachineToo());
            using var request = new HttpRequestMessage(HttpMethod.Get, server.At("/"));

            Assert.True((await door.SendAsync(request, Stream.Null, 1000, isWhole: true, TimeSpan.FromSeconds(20), Ct)).IsRedirect);
            Assert.Equal(0, listener.Connections);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2a00:1450::1", true)]
    [InlineData("100.64.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("169.254.0.1", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("::", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::808:808", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("100::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2001:0:53aa:64c::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fdff::1", false)]
    [InlineData("ff0e::1", false)]
    public void An_address_is_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://data.example.gov.uk/a.csv", true)]
    [InlineData("https://DATA.example.gov.uk./a.csv?x=1", true)]
    [InlineData("http://data.example.gov.uk/a.csv", true)]
    [InlineData("https://data.example.gov.uk:8443/a.csv", false)]
    [InlineData("https://other.example.gov.uk/a.csv", false)]
    [InlineData("https://a.data.example.gov.uk/a.csv", false)]
    [InlineData("https://hooks.example.org/a", false)]
    [InlineData("https://one.hooks.example.org/a", true)]
    [InlineData("https://onehooks.example.org/a", false)]
    [InlineData("https://data.example.gov.uk/#part", false)]
    [InlineData("https://data.example.gov.uk/a b", false)]
    public void An_address_is_on_the_list_or_not(string address, bool isListed) =>
        Assert.Equal(isListed, new OutboundAddress(new OutboundRule()).Read(address, new HostList(["data.example.gov.uk", "*.hooks.example.org"]), secret: false, out _) is not null);

    [Fact]
    public void A_secret_travels_by_https_only()
    {
        Assert.Null(new OutboundAddress(new OutboundRule()).Read("http://data.example.gov.uk/x", Listed, secret: true, out var problem));
        Assert.StartsWith("Use an address that begins with https", problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hosts", "data.example.gov.uk, files.example.org", null)]
    [InlineData("Hosts", "*.example.org", "MissionGov__Feeds__Hosts has \"*.example.org\"")]
    [InlineData("Hosts", "https://data.example.gov.uk", "MissionGov__Feeds__Hosts has \"https://data.example.gov.uk\"")]
    [InlineData("Hosts", "10.0.0.1", "MissionGov__Feeds__Hosts has \"10.0.0.1\"")]
    [InlineData("Hosts", "0x7f.0x1", "MissionGov__Feeds__Hosts has \"0x7f.0x1\"")]
    [InlineData("Hosts", "localhost", "MissionGov__Feeds__Hosts has \"localhost\"")]
    [InlineData("Hosts", "*", "MissionGov__Feeds__Hosts has \"*\"")]
    [InlineData("Host", "data.example.gov.uk", "MissionGov__Feeds__Host is not a setting")]
    public void A_list_of_hosts_that_cannot_be_right_is_named_at_the_start(string key, string value, string? said)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Feeds:{key}", value)]).Build();
        List<string> problems = [];

        HostList.Read(configuration.GetSection("Feeds"), "MissionGov__Feeds", patterns: false, problems);

        if (said is null) Assert.Empty(problems);
        else Assert.StartsWith(said, Assert.Single(problems), StringComparison.Ordinal);
    }

    private static async Task<Exception?> RefusalAsync(OutboundDoor door, string form)
    {
        if (!Uri.TryCreate(form, UriKind.Absolute, out var address)) return new UriFormatException(form);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await Record.ExceptionAsync(() => door.SendAsync(request, Stream.Null, 1000, isWhole: false, TimeSpan.FromSeconds(5), Ct));
    }

    private class AnyPort : OutboundRule
    {
        public override bool IsPort(int port) => true;
    }

    private sealed class AnyAddress : AnyPort
    {
        public override bool IsAddress(IPAddress address) => true;
    }

    private sealed class Changing(params IPAddress[][] answers) : AnyPort
    {
        public int Asked { get; private set; }

        public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Task.FromResult(answers[Math.Min(Asked++, answers.Length - 1)]);
    }

    /// <summary>Counts who connects, by either version of the protocol, and says nothing to them.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = TcpListener.Create(0);
        private int _connections;

        public Listener()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                }
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
