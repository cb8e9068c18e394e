// Everything core/text offers, for those who need several parts of it.
#pragma once

#include "core/text/company.hpp"
#include "core/text/contact.hpp"
#include "core/text/fold.hpp"
#include "core/text/match.hpp"
#include "core/text/pinyin.hpp"
#include "core/text/tokens.hpp"
#include "core/text/utf8.hpp"
