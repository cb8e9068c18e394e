// Where the demo company's customers are: real cities and districts with their administrative codes
// (the third to eighth character of a credit code) and area codes.
#pragma once

#include <span>
#include <string_view>

namespace zhuli::cli::demo {

enum class Area { east, south };  // which sales team looks after it

struct Place {
    std::string_view city;      // 苏州
    std::string_view district;  // 昆山市; comes after 苏州市 in an address
    std::string_view code;      // 320583
    std::string_view dialling;  // 512
    Area area = Area::east;
    int days_on_the_road = 1;
    double weight = 1;  // how many customers are there
};

std::span<const Place> places();

}  // namespace zhuli::cli::demo
