#include <cmath>
#include <numbers>

#include "interpreter/library/lift.h"
#include "interpreter/library/registry.h"

namespace dohyo::stdlib::functions {

namespace {
/// The hosted service's own example comes out with this radius and two decimals only (03-12.32).
constexpr double earth_radius = 6372.8;

double great_circle(double latitude1, double longitude1, double latitude2, double longitude2) {
  constexpr double degree = std::numbers::pi / 180;
  double sine_of_latitude = std::sin((latitude2 - latitude1) * degree / 2);
  double sine_of_longitude = std::sin((longitude2 - longitude1) * degree / 2);
  double chord = sine_of_latitude * sine_of_latitude +
                 std::cos(latitude1 * degree) * std::cos(latitude2 * degree) * sine_of_longitude * sine_of_longitude;
  double kilometres = 2 * earth_radius * std::asin(std::sqrt(std::fmin(chord, 1)));
  return std::round(kilometres * 100) / 100;
}
}  // namespace

void haversine(Registry& registry) {
  registry.add(ScalarFunction{
      .documentation = {.name = "haversine",
                        .summary = "The distance between two places on Earth in kilometres, with two decimals.",
                        .details = "Latitudes and longitudes in decimal degrees, south and west negative. Null when an argument "
                                   "is null or does not read as a number.",
                        .examples = {{R"(haversine(0, 0, 0, 1))", "111.23"},
                                     {R"(haversine("52.52", "13.405", "48.8566", "2.3522"))", "877.71"},
                                     {R"(haversine(0, 0, 0, 180))", "20020.74"},
                                     {R"(haversine(0, 0, 0, "x"))", "null"},
                                     {R"(haversine(0, 0, 0, null))", "null"}}},
      .parameters = {"latitude1", "longitude1", "latitude2", "longitude2"},
      .prepare = lift<great_circle>(),
  });
}

}  // namespace dohyo::stdlib::functions
