// What a capability's model.hpp includes: every value type, the field table and the describe
// macros.
#pragma once

#include <boost/describe.hpp>

#include "core/fields.hpp"
#include "core/value/compound.hpp"
#include "core/value/contact.hpp"
#include "core/value/date.hpp"
#include "core/value/enum.hpp"
#include "core/value/id.hpp"
#include "core/value/instant.hpp"
#include "core/value/money.hpp"
#include "core/value/number.hpp"
#include "core/value/text.hpp"
