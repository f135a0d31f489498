using System.Text;
using MissionGov.Tests;
using MissionGov.Web.Access.SignIn;

namespace MissionGov.Web.Tests.SigningIn;

public sealed class CodesTests
{
    // The key and the codes of RFC 6238, appendix B, of which we show the last six digits.
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) => Assert.Equal(code, TimedCode.At(DateTimeOffset.FromUnixTimeSeconds(second), Key));

    [Fact]
    public void A_key_is_read_as_apps_write_it() => Assert.Equal(Key, TimedCode.Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_off(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var code = TimedCode.At(now.AddSeconds(seconds), Key);

        Assert.Equal(taken, TimedCode.StepOf(code, Key, now, lastUsed: 0) is not null);
    }

    [Fact]
    public void A_code_is_taken_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = TimedCode.StepOf("050 471", Key, now, lastUsed: 0);

        Assert.NotNull(step);
        Assert.Null(TimedCode.StepOf("050471", Key, now, step.Value));
    }

    [Fact]
    public void The_code_of_a_first_run_works_for_fifteen_minutes_and_once()
    {
        var clock = new TestClock();
        var code = new SetUpCode(clock);
        var shown = code.Make();

        Assert.True(code.IsRight(shown.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        clock.Now += SetUpCode.ValidFor - TimeSpan.FromSeconds(1);
        Assert.True(code.IsRight(shown));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(code.IsRight(shown));

        var next = code.Make();
        Assert.False(code.IsRight(shown));
        code.Spend();
        Assert.False(code.IsRight(next));
    }

    [Fact]
    public void The_code_of_a_first_run_cannot_be_guessed()
    {
        var code = new SetUpCode(new TestClock());
        var shown = code.Make();
        for (var i = 0; i < 10; i++) Assert.False(code.IsRight("AAAA-AAAA-AAAA-AAAA"));

        Assert.False(code.IsRight(shown));
        Assert.Matches("^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$", shown);
    }
}
