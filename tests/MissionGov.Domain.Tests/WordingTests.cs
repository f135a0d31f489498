namespace MissionGov.Domain.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0\u2003")]
    [InlineData("\u200B\u200D\uFEFF\u2060")]
    [InlineData("\u202E\u2066")]
    [InlineData("\u3164\u2800")]
    [InlineData("\u0301\u0301")]
    [InlineData("\0\u0007")]
    public void What_nobody_can_see_is_empty(string? typed) => Assert.True(Wording.IsEmpty(typed));

    [Fact]
    public void Half_of_a_pair_is_empty_too() => Assert.True(Wording.IsEmpty(new string('\uD83D', 1)));

    [Theory]
    [InlineData("0")]
    [InlineData("?")]
    [InlineData("é")]
    [InlineData("👩‍👩‍👧")]
    public void What_can_be_seen_is_not_empty(string typed) => Assert.False(Wording.IsEmpty(typed));

    [Theory]
    [InlineData("  40 \t clinics\r\nopen ", "40 clinics open")]
    [InlineData("clinics\u202Eneppo", "clinicsneppo")]
    [InlineData("a\0b\u0085c", "abc")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData("O'Brien; DROP TABLE <b>{{7*7}} %s", "O'Brien; DROP TABLE <b>{{7*7}} %s")]
    public void A_line_is_kept_as_it_reads(string typed, string kept) => Assert.Equal(kept, Wording.Line(typed));

    [Fact]
    public void A_text_keeps_its_lines() => Assert.Equal("one\n\n  two", Wording.Text(" one\r\n\r\n  two\u200B\n"));
}
