#include <doctest/doctest.h>

#include "interpreter/text/diagnostic.h"

namespace dohyo {

TEST_CASE("diagnostics: the nearest name") {
  std::vector<std::string> names{"count", "count_distinct", "concat", "where", "if", "in", "toLowerCase"};
  auto near = [&](std::string_view word) { return closest(word, names).value_or("-"); };
  CHECK(near("cuont") == "count");  // two neighbours changed places
  CHECK(near("coutn") == "count");
  CHECK(near("coun") == "count");
  CHECK(near("countt") == "count");
  CHECK(near("COUMT") == "count");
  CHECK(near("wehre") == "where");
  CHECK(near("tolowrcsae") == "toLowerCase");
  CHECK(near("fi") == "if");
  CHECK(near("xyz") == "-");
  CHECK(near("") == "-");
  CHECK(near("transpose") == "-");
  CHECK(near(std::string(1000, 'c')) == "-");
}

}  // namespace dohyo
