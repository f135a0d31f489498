using System.Globalization;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

public class ValueFormsTests
{
    [Fact]
    public void Figures_in_plain_digits_are_the_nearest_number_to_the_last_bit()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(1, 18)).Select(_ => (char)('0' + random.Next(10))));
            if (random.Next(4) > 0) digits = digits.Insert(random.Next(digits.Length + 1), ".");
            if (random.Next(3) == 0) digits = "-" + digits;
            var expected = double.Parse(digits, CultureInfo.InvariantCulture) + 0.0;

            var read = ValueForms.Read(digits, percent: null, decimalCommas: false);

            if (Math.Abs(expected) > 999_999_999_999) Assert.NotNull(read.Problem);
            else Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read.Value!.Value));
        }
    }

    [Theory]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1-")]
    public void What_is_no_number_is_none(string cell) => Assert.Null(ValueForms.Read(cell, percent: null, decimalCommas: false).Value);
}
